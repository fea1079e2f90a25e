"""Import path of earlier releases; the code is in `awaithumans.discovery` and `awaithumans.config`."""

from awaithumans.config import resolve_admin_token, resolve_server_url
from awaithumans.discovery import get_discovery_file_path, read_discovery

__all__ = ["get_discovery_file_path", "read_discovery", "resolve_admin_token", "resolve_server_url"]
