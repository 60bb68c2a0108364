"""Who works when: weekly hours, zone, holidays and leave, as sorted periods in UTC and classes of quiet time."""
