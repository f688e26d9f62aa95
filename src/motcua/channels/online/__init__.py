"""Filing without coming: drafts, submissions, answers, corrections."""
