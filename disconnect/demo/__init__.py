"""A generated company of 240 people, written out in the formats that the connectors read."""
