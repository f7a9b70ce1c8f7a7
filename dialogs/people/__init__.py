"""Who is in the group and in which part: taking in, appointing, leave, leaving, and what is held about somebody."""
