"""What is said of the figures of a text, in Vietnamese and English: one working and one advice for each code."""

from __future__ import annotations

Words = dict[str, tuple[str, str]]  # language: working, advice

REMARKS: dict[str, Words] = {
    "percent-vs-fraction": {
        "vi": (
            "{top}/{bottom} = {computed}%, bài ghi {printed}%.",
            "Xem lại tử số, mẫu số và tỉ lệ; sửa số nào sai.",
        ),
        "en": (
            "{top}/{bottom} = {computed}%, printed {printed}%.",
            "Check both numbers and the share; mend the wrong one.",
        ),
    },
    "parts-vs-total": {
        "vi": ("{sum} = {total}, bài ghi {printed}.", "Xem lại tổng và từng phần; chênh {away}."),
        "en": ("{sum} = {total}, printed {printed}.", "Check the total and each part; they differ by {away}."),
    },
    "shares-vs-whole": {
        "vi": ("{sum} = {total}%, các phần phải cộng thành 100%.", "Xem lại từng tỉ lệ; chênh {away}%."),
        "en": ("{sum} = {total}%, yet the parts make a whole.", "Check each share; they miss 100% by {away}."),
    },
    "suspicious-equal": {
        "vi": (
            "“{one}” và “{other}” cùng ghi {printed}.",
            "Có thể chép nhầm từ mục bên cạnh; xem lại, nếu đúng thì giữ nguyên.",
        ),
        "en": (
            "“{one}” and “{other}” both say {printed}.",
            "It may be copied from its neighbour; check, and keep it if it is right.",
        ),
    },
    "share-without-sign": {
        "vi": ("{printed} đứng ở chỗ của một tỉ lệ mà không có dấu %.", "Thêm dấu % nếu đây là tỉ lệ."),
        "en": ("{printed} stands where a share would, without the sign %.", "Add the sign if it is a share."),
    },
    "denominator-drifts": {
        "vi": (
            "Cùng một bài, mẫu số của “{noun}” lúc {one}, lúc {other}.",
            "Dùng một mẫu số, hoặc nói rõ vì sao khác.",
        ),
        "en": (
            "In one text the whole of “{noun}” is {one} and then {other}.",
            "Use one whole, or say why the two differ.",
        ),
    },
    "awards-vs-total": {
        "vi": ("Cộng các dòng khen thưởng: {sum} = {total}, bài ghi {printed}.", "Xem lại tổng và từng dòng."),
        "en": ("The lines of awards give {sum} = {total}, printed {printed}.", "Check the total and each line."),
    },
    "target-above-hundred": {
        "vi": (
            "{printed}: tỉ lệ phải đạt sẽ là {reached}%, quá 100%.",
            "Xem lại chỉ tiêu và phần vượt; một phần không thể quá tổng.",
        ),
        "en": (
            "{printed}: the share to be reached would be {reached}%, above 100%.",
            "Check the target and the excess; a part cannot exceed its whole.",
        ),
    },
    "implied-share": {
        "vi": ("{top}/{bottom} = {computed}%; bài không ghi tỉ lệ.", "Có thể ghi thêm tỉ lệ cho người đọc."),
        "en": ("{top}/{bottom} = {computed}%; no share is printed.", "The share may be printed for the reader."),
    },
    "average-vs-counts": {
        "vi": (
            "{top} {tops} / {bottom} {bottoms} = {computed}, bài ghi bình quân {printed}.",
            "Xem lại số bình quân và hai số kia.",
        ),
        "en": (
            "{top} {tops} / {bottom} {bottoms} = {computed}, printed average {printed}.",
            "Check the average and both counts.",
        ),
    },
    "implied-average": {
        "vi": (
            "{pupils} học sinh / {classes} lớp = {computed} học sinh/lớp; bài không ghi.",
            "Có thể ghi thêm sĩ số bình quân.",
        ),
        "en": ("{pupils} pupils / {classes} classes = {computed}; not printed.", "The average may be printed."),
    },
    "change-vs-previous": {
        "vi": (
            "Từ {before} thành {after} là chênh {computed}{sign}, bài ghi {printed}{sign}.",
            "Xem lại ba số: trước, sau và mức thay đổi.",
        ),
        "en": (
            "From {before} to {after} is a change of {computed}{sign}, printed {printed}{sign}.",
            "Check the three figures: before, after and the change.",
        ),
    },
    "change-direction": {
        "vi": ("Từ {before} thành {after}, nhưng bài nói ngược lại.", "Xem lại hai số, hoặc đổi chữ tăng, giảm."),
        "en": ("From {before} to {after}, but the text says the opposite.", "Check both figures, or the word."),
    },
    "points-called-percent": {
        "vi": (
            "{printed}% là hiệu của hai tỉ lệ, tức {printed} điểm phần trăm.",
            "Ghi “{printed} điểm phần trăm” để không hiểu lầm là phần trăm của số trước.",
        ),
        "en": (
            "{printed}% is the difference of two shares: {printed} percentage points.",
            "Write “{printed} percentage points”, so that nobody takes it for a share of the earlier figure.",
        ),
    },
    "excess-over-target": {
        "vi": (
            "{result} − {aim} = {computed}, bài ghi vượt {printed}.",
            "Xem lại kết quả, chỉ tiêu và phần vượt.",
        ),
        "en": (
            "{result} − {aim} = {computed}, printed excess {printed}.",
            "Check the result, the target and the excess.",
        ),
    },
    "target-not-exceeded": {
        "vi": (
            "Kết quả {result}% thấp hơn chỉ tiêu {aim}%, bài ghi là vượt.",
            "Xem lại kết quả, chỉ tiêu hoặc chữ “vượt”.",
        ),
        "en": ("The result {result}% is below the target {aim}%, yet said to exceed it.", "Check both, or the word."),
    },
    "impossible-date": {
        "vi": ("Lịch không có ngày {date}.", "Xem lại ngày, tháng, năm."),
        "en": ("The calendar has no {date}.", "Check day, month and year."),
    },
    "date-weekday": {
        "vi": ("Ngày {date} là {right}, bài ghi {printed}.", "Xem lại ngày hoặc thứ."),
        "en": ("{date} is a {right}, printed {printed}.", "Check the date or the weekday."),
    },
    "school-year-span": {
        "vi": ("Năm học {years} không phải là hai năm liền nhau.", "Xem lại năm học."),
        "en": ("The school year {years} is not two years in a row.", "Check the school year."),
    },
    "school-year-label": {
        "vi": ("“Năm học {years}” chỉ có một năm.", "Ghi đủ hai năm của năm học."),
        "en": ("“School year {years}” names one year.", "Write both years of the school year."),
    },
    "years-backwards": {
        "vi": ("{years}: năm sau đứng trước năm trước.", "Xem lại hai năm."),
        "en": ("{years}: the later year stands first.", "Check both years."),
    },
    "fraction-above-whole": {
        "vi": ("{printed}: phần lớn hơn tổng.", "Xem lại tử số và mẫu số."),
        "en": ("{printed}: the part is greater than the whole.", "Check both numbers."),
    },
    "share-above-hundred": {
        "vi": ("{printed}: một phần không thể quá 100%.", "Xem lại tỉ lệ, nhất là dấu phẩy."),
        "en": ("{printed}: a part cannot be above 100%.", "Check the share, above all its decimal mark."),
    },
    "count-vs-list": {
        "vi": ("Bài ghi {stated}, danh sách có {listed} tên.", "Xem lại số, hoặc bổ sung tên còn thiếu."),
        "en": ("The text says {stated}, the list has {listed} names.", "Check the number, or add the missing names."),
    },
    "name-twice": {
        "vi": (
            "Bài ghi {stated}, nhưng có tên lặp lại: {names}.",
            "Xem lại danh sách: bỏ tên lặp hoặc sửa thành tên đúng.",
        ),
        "en": ("The text says {stated}, but a name stands twice: {names}.", "Check the list."),
    },
    "same-subject-two-values": {
        "vi": (
            "Cùng nói “{subject}”: chỗ này {other}, chỗ trước {one}.",
            "Giữ một số, hoặc nói rõ hai số khác nhau ở đâu.",
        ),
        "en": ("Of the same “{subject}”: {other} here, {one} before.", "Keep one, or say how the two differ."),
    },
    "headline-vs-body": {
        "vi": ("Tiêu đề ghi {title} {noun}, thân bài ghi {body}.", "Sửa cho tiêu đề và thân bài khớp nhau."),
        "en": ("The headline says {title}, the text {body}.", "Make headline and text agree."),
    },
    "all-but-one": {
        "vi": (
            "Đã nói tất cả đều đạt {subject} mức {one}, rồi lại có nơi mức {other}.",
            "Bỏ chữ “đều”, hoặc nói rõ “trừ”.",
        ),
        "en": ("All are said to reach level {one}, and then one has level {other}.", "Say “all but”."),
    },
}
