"""Electronic forms: what is asked, when, and which case the answers choose (NĐ 45/2020 Đ.10)."""
