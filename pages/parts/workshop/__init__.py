"""A workshop: the app served to a room, a path of eight questions, what the room writes down and votes for."""
