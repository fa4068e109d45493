"""Words by which pages say what a date is of, in many languages, spelt as `spelt_alike` spells them."""

from __future__ import annotations

import re

CHANGED = re.compile(
    r"updat|aktuali|aktualis|modifi|geandert|anderung|bearbeitet|stand\s*:|mis a jour|mise a jour|"
    r"actualiz|actualitz|atualiz|aggiornat|bijgewerkt|gewijzigd|oppdater|opdater|uppdater|revised|"
    r"©|copyright|\(c\)|обновл|измене|оновл|змінен|ажурира|актуализ|更新|修改|修正|수정|업데이트|"
    r"최종|تحديث|محدث|بروزرساني|به روز|frissit|modosit|paivitet|muokattu|guncelle|degistir|"
    r"cap nhat|diperbarui|dikemaskini|แก้ไข|อัปเดต|ปรับปรุง|अपडेट|अद्यतन|হালনাগাদ|আপডেট|ενημερω|"
    r"τροποποι|עודכן|עדכון|uuendat|muudet|atnaujint|atjaunin|posodob|spremen|azurir|izmijenj|"
    r"izmenj",
    re.IGNORECASE,
)
"""Words that label the day of a change, or of a copyright, and not of publication."""
PUBLISHED = re.compile(
    r"(?:published|posted|erstellt|veroffentlicht|erschienen|publiziert|publie|pubblicat|publicad|"
    r"publicat|gepubliceerd|geplaatst|publisert|publicerad|offentliggjort|udgivet|yayin|опубликов|"
    r"опубліков|публикуван|објавље|objavlj|objavena|公開|掲載|配信|发布|發布|发表|發佈|出版|등록|"
    r"입력|게시|نشر|منتشر|انتشار|megjelen|kozzetev|julkaist|opublikowan|publikovan|vydan|zverejn|"
    r"xuat ban|dang luc|diterbitkan|dipublikasikan|เผยแพร่|प्रकाशित|প্রকাশ|δημοσιευ|פורסם|avaldat|"
    r"paskelbt|publicet|objavlen)\w*(?: online)?(?: on| am| le| el| il| op)?\W*",
    re.IGNORECASE,
)
"""Of publication."""
OTHERWISE = re.compile(
    r"receiv|accept|submi(?:t|ss)|eingegangen|angenommen|eingereicht|recu\b|recue\b|accepte|"
    r"recibid|aceptad|recebid|aceit|ricevut|accettat|收稿|接受|录用|錄用|受理|受付|접수|승인|채택|"
    r"поступил|принят|надійш|прийнят|otrzyman|przyjet|deadline|registr|frist\b",
    re.IGNORECASE,
)
"""Of something on the way to publication, or of a term."""
