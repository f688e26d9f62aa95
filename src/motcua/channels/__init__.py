"""The ways in and out: custody, the money drawer, the post, carriers."""
