"""What can be done with the tasks of a server, one verb a file."""
