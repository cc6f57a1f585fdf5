"""What the larger commands do, once their options are read."""
