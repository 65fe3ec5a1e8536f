"""Parks, institutes, platforms and works: by their last word, by what says they are built."""
