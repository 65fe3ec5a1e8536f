"""Industries: by their last word, by the public catalogues, in lists."""
