"""What is measured: each module is a process that serves `POST /api/messages` on the port it is given."""
