"""Where and when the journey plays, and what is said in it more than once."""

JUNE, AUGUST, SEPTEMBER = "2021-06-30", "2021-08-27", "2021-09-04"
YEAR, TOWN = "2020-2021", "thị xã Mường Lay"
KINDERGARTEN, LOWER_SECONDARY = "Trường Mầm non Sông Đà (mẫu)", "Trường THCS Nguyễn Bá Ngọc"
GRADUATION = "Tỉ lệ học sinh tốt nghiệp THCS"
REASON = "Một em chưa đủ điều kiện, trường đã rà soát lại."
NOTE = "Trường chỉ có 176 em. Xem lại số học sinh ăn bán trú."
