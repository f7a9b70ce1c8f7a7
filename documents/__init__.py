"""Files in and out: plans and registers read from what people have; the record written for those who ask."""
