"""Pages that stand in the place of an article, of our own writing, in several languages and builds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """A page in place of an article, and an entry that leads to it."""

    name: str
    title: str
    blurb: str
    heading: str
    paragraphs: tuple[str, ...]
    language: str = "en"

    def page(self, *, head: str = "", build: str = "plain") -> bytes:
        """The page; `build` is ``plain``, ``form`` (fields and buttons) or ``divs`` (no ``article``)."""
        body = "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)
        if build == "form":
            body += (
                "<form action=/go><input name=mail><input type=password name=word><button>OK</button></form>"
            )
        tag = "div" if build == "divs" else "article"
        return (
            f"<!DOCTYPE html><html lang={self.language}><head><meta charset=utf-8><title>{self.heading}</title>"
            f"{head}</head><body><header><nav><a href=/>Harbour Post</a></nav></header><main><{tag}>"
            f"<h1>{self.heading}</h1>{body}</{tag}></main><footer>Harbour Post</footer></body></html>"
        ).encode()


_EN = (
    "The lock at Velmar reopens",
    "The lock at Velmar is open again after eleven weeks, the canal office said.",
)
_DE = (
    "Schleuse in Velmar wieder offen",
    "Die Schleuse in Velmar ist nach elf Wochen wieder in Betrieb, teilte das Kanalamt am Dienstag mit.",
)
_FR = (
    "L’écluse de Velmar rouvre",
    "L’écluse de Velmar est de nouveau ouverte après onze semaines, a annoncé le bureau du canal.",
)
_PL = (
    "Śluza w Velmarze znów otwarta",
    "Po jedenastu tygodniach śluza w Velmarze została ponownie otwarta, poinformował zarząd kanału.",
)
_JA = ("ベルマル水門が再開", "ベルマルの水門は十一週間ぶりに運用を再開したと運河事務所が火曜日に発表した。")
_AR = (
    "إعادة فتح هويس فيلمار",
    "أعلن مكتب القناة يوم الثلاثاء إعادة فتح هويس فيلمار بعد إغلاق دام أحد عشر أسبوعا.",
)
_ZH = ("韦尔马船闸重新开放", "运河管理处周二表示，关闭十一周的韦尔马船闸已重新开放，首批货船当天通过。")
_RU = (
    "Шлюз в Вельмаре снова открыт",
    "Шлюз в Вельмаре снова работает после одиннадцати недель ремонта, сообщило управление канала.",
)
_TH = ("ประตูน้ำเวลมาร์เปิดอีกครั้ง", "ประตูน้ำเวลมาร์กลับมาเปิดให้เรือผ่านอีกครั้งหลังปิดซ่อมนานสิบเอ็ดสัปดาห์")
_HI = (
    "वेलमार का जलद्वार फिर खुला",
    "ग्यारह सप्ताह की मरम्मत के बाद वेलमार का जलद्वार नावों के लिए फिर खोल दिया गया, नहर कार्यालय ने बताया।",
)


def _wall(name: str, language: str, said: tuple[str, str], heading: str, *paragraphs: str) -> Wall:
    return Wall(
        name=f"{name} {language}",
        title=said[0],
        blurb=said[1],
        heading=heading,
        paragraphs=paragraphs,
        language=language,
    )


WALLS = (
    _wall(
        "consent", "de", _DE, "Wir schätzen Ihre Privatsphäre",
        "Wir und unsere 842 Partner speichern Informationen auf Ihrem Gerät, etwa Kennungen in Cookies, und verarbeiten "
        "personenbezogene Daten, um Anzeigen und Inhalte auf Sie zuzuschneiden.",
        "Mit Ihrer Einwilligung dürfen wir genaue Standortdaten verwenden. Sie können Ihre Auswahl jederzeit in den "
        "Einstellungen widerrufen oder ein Abo ohne Werbung abschließen.",
    ),
    _wall(
        "consent", "fr", _FR, "Nous respectons votre vie privée",
        "Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker et consulter des informations "
        "personnelles comme votre visite sur ce site.",
        "Vous pouvez retirer votre consentement à tout moment en cliquant sur « Paramètres » ou vous abonner pour lire "
        "sans publicité.",
    ),
    _wall(
        "consent", "pl", _PL, "Dbamy o Twoją prywatność",
        "My i nasi partnerzy przechowujemy informacje na urządzeniu, takie jak pliki cookie, i przetwarzamy dane osobowe, "
        "aby wyświetlać spersonalizowane reklamy i treści.",
        "Możesz wyrazić zgodę, odmówić jej albo zmienić ustawienia w dowolnym momencie, klikając przycisk poniżej.",
    ),
    _wall(
        "consent", "ja", _JA, "プライバシーに関するお知らせ",
        "当社およびパートナーは、お客様の端末にクッキーなどの情報を保存し、個人データを処理して広告やコンテンツを最適化します。",
        "下のボタンをクリックして同意いただくか、設定を変更してください。同意はいつでも撤回することができます。詳しくはプライバシーポリシーをご覧ください。",
    ),
    _wall(
        "consent", "ar", _AR, "نحن نقدر خصوصيتك",
        "نقوم نحن وشركاؤنا بتخزين المعلومات على جهازك والوصول إليها مثل ملفات تعريف الارتباط، ونعالج البيانات الشخصية "
        "لعرض إعلانات ومحتوى مخصص.",
        "يمكنك الموافقة أو تغيير اختياراتك في أي وقت من خلال النقر على الزر أدناه أو قراءة سياسة الخصوصية.",
    ),
    _wall(
        "robot check", "en", _EN, "Just a moment",
        "Harbour Post needs to review the security of your connection before proceeding. Verify you are human by "
        "completing the action below.",
        "Ray ID 8f2c77aa1b, performance and security by a shield in the cloud. Enable JavaScript and cookies.",
    ),
    _wall(
        "robot puzzle", "en", _EN, "Access to this page has been denied",
        "Access to this page has been denied because we believe you are using automation tools to browse the website. "
        "This may happen as a result of JavaScript being disabled or blocked by an extension.",
        "Please make sure that JavaScript and cookies are enabled in your browser. Reference ID 77aa-1c-9d.",
    ),
    _wall(
        "robot slider", "zh", _ZH, "安全验证",
        "系统检测到您的网络环境存在异常流量，为了保护您的账号安全，请完成下面的滑块验证后继续访问本网站的页面内容。",
        "如果您多次看到此页面，请检查浏览器是否启用了脚本和缓存，或联系客服并提供编号。感谢您的理解与配合。我们会尽快处理您反馈的问题。",
    ),
    _wall(
        "log-in", "ru", _RU, "Войдите, чтобы продолжить чтение",
        "Вы прочитали все бесплатные материалы этого месяца. Войдите или создайте учётную запись, чтобы читать дальше.",
        "Забыли пароль? Восстановите его здесь. Впервые у нас? Зарегистрируйтесь бесплатно, это займёт меньше минуты.",
    ),
    _wall(
        "log-in", "es", ("Reabre la esclusa de Velmar", "La esclusa de Velmar vuelve a funcionar tras once semanas de obras."),
        "Inicia sesión para seguir leyendo",
        "Has alcanzado el límite de contenidos gratuitos. Inicia sesión o crea una cuenta para continuar leyendo.",
        "¿Has olvidado tu contraseña? Recupérala aquí. ¿Eres nuevo? Regístrate gratis en menos de un minuto.",
    ),
    _wall(
        "log-in", "hi", _HI, "पढ़ना जारी रखने के लिए लॉग इन करें",
        "आपने इस महीने के सभी मुफ़्त लेख पढ़ लिए हैं। आगे पढ़ने के लिए कृपया लॉग इन करें या अपना खाता बनाएँ।",
        "पासवर्ड भूल गए? उसे यहाँ बदलें। नए पाठक हैं? आज ही मुफ़्त पंजीकरण करें, इसमें एक मिनट से भी कम लगता है।",
    ),
    _wall(
        "subscribe", "th", _TH, "สมัครสมาชิกเพื่ออ่านต่อ",
        "บทความนี้สำหรับสมาชิกเท่านั้น กรุณาสมัครสมาชิกเพื่อเข้าถึงเนื้อหาทั้งหมดของเราได้ไม่จำกัด เริ่มต้นเพียงเดือนละไม่กี่บาท",
        "เป็นสมาชิกอยู่แล้วใช่ไหม เข้าสู่ระบบด้วยอีเมลและรหัสผ่านของคุณ หากต้องการความช่วยเหลือโปรดติดต่อฝ่ายบริการลูกค้า",
    ),
    _wall(
        "subscribe", "de", _DE, "Jetzt weiterlesen mit Plus",
        "Diesen Artikel lesen Sie mit einem Abonnement. Testen Sie unser Angebot vier Wochen lang für einen Euro und "
        "kündigen Sie jederzeit.",
        "Sie sind schon Abonnent? Dann melden Sie sich bitte mit Ihrer E-Mail-Adresse und Ihrem Passwort an.",
    ),
    _wall(
        "age gate", "en", _EN, "Please confirm your age",
        "You must be of legal drinking age to enter this site. Please enter your date of birth to continue to the content.",
        "By entering you accept our terms of use and our privacy notice. Enjoy responsibly and do not share with minors.",
    ),
    _wall(
        "region", "en", _EN, "451: Unavailable due to legal reasons",
        "We recognise you are attempting to access this website from a country belonging to the European Economic Area "
        "and therefore access cannot be granted at this time.",
        "For any issues, contact the newsroom by mail or call us on weekdays between nine and five.",
    ),
    _wall(
        "maintenance", "fr", _FR, "Site en maintenance",
        "Notre site est actuellement en maintenance afin de vous offrir un meilleur service. Merci de revenir dans "
        "quelques instants.",
        "Toute l’équipe technique travaille pour rétablir l’accès au plus vite. Nous vous prions de nous excuser.",
    ),
    _wall(
        "not found", "en", _EN, "Oops, this page does not exist",
        "The page you are looking for may have been moved, deleted or possibly never existed. Check the address for typos.",
        "Try our search, go back to where you came from, or have a look at the stories most read today.",
    ),
    _wall(
        "not found", "it", ("Riapre la chiusa di Velmar", "La chiusa di Velmar è di nuovo aperta dopo undici settimane."),
        "Pagina non trovata",
        "Siamo spiacenti, la pagina che stai cercando non esiste più oppure è stata spostata a un altro indirizzo.",
        "Controlla di aver digitato correttamente l’indirizzo oppure torna indietro e prova con la ricerca interna.",
    ),
    _wall(
        "not found", "ko", ("벨마르 갑문 재개통", "운하 사무소는 벨마르 갑문이 열한 주 만에 다시 열렸다고 화요일 밝혔다."),
        "페이지를 찾을 수 없습니다",
        "요청하신 페이지가 삭제되었거나 주소가 변경되어 찾을 수 없습니다. 입력하신 주소가 정확한지 다시 한번 확인해 주시기 바랍니다.",
        "관련하여 문의 사항이 있으시면 고객센터에 알려 주시면 친절하게 안내해 드리겠습니다. 이용에 불편을 드려 대단히 죄송합니다.",
    ),
    _wall(
        "not found", "fi", ("Velmarin sulku avattiin jälleen", "Velmarin sulku on taas auki yhdentoista viikon jälkeen."),
        "Sivua ei löytynyt",
        "Etsimääsi sivua ei valitettavasti löytynyt. Se on saatettu poistaa tai siirtää toiseen osoitteeseen.",
        "Tarkista osoitteen oikeinkirjoitus tai siirry takaisin aloitukseen ja kokeile hakua uudelleen myöhemmin.",
    ),
)  # fmt: skip
"""Each in place of a report on the lock at Velmar, told in the language of the wall."""
