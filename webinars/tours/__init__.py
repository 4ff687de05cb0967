"""What a stop of a regional tour brought: who came, in numbers, and how many joined afterwards."""
