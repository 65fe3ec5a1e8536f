"""The errors a user can cause; the command line prints them as one line and exits 1."""


class KgError(Exception):
    """Something the user gave cannot be used; the message says what was given and what to do."""


class EndpointError(KgError):
    """An endpoint cannot be reached, refuses, or sends less than it should.

    `reason` says the same without the endpoint's address, for those whom it does not concern, and
    `status` is the HTTP status of it for a server that stands between: 400, 413, 502, 503, 504.
    """

    def __init__(self, address: str, reason: str, status: int = 502) -> None:
        super().__init__(f"{address} {reason}")
        self.reason = reason
        self.status = status
