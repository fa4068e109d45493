"""Names of the sections of sites, in several languages, by which a site says what kind of thing stands there.

They stand in addresses, in the categories of feeds and in the markup of pages, so they are looked for
whatever
the language of the text. They are compared in small letters, with hyphens for spaces. None of them is the
name
of a section of news.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.models import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES: Mapping[Kind, str] = {
    Kind.OPINION: """
        opinion opinions commentisfree op-ed op-eds oped opeds editorial editorials columns
        columnists column letters letters-to-the-editor viewpoint viewpoints views ideas blogs-opinion
        meinung meinungen kommentar kommentare kolumne kolumnen leitartikel debatte debatten gastbeitrag
        glosse
        tribune tribunes chronique chroniques idees débats debats editos edito points-de-vue
        opinión opiniones columna columnas editoriales tribuna tribunas firmas cartas-al-director
        pinglun guandian shelun 评论 观点 社论 言论 رأي آراء مقالات-رأي مقالات افتتاحية
    """,
    Kind.ANALYSIS: """
        analysis analyses explainer explainers explained longread longreads long-reads in-depth deep-dive
        perspectives the-big-read news-analysis features feature interview interviews
        analyse analysen hintergrund hintergründe décryptage decryptage decryptages análisis analisis
        reportajes entrevista entrevistas shendu 深度 分析 تحليل تحليلات
    """,
    Kind.LIVE: """
        live liveblog live-blog live-news live-updates live-coverage liveticker live-ticker newsblog
        en-direct direct directo en-directo en-vivo zhibo 直播 مباشر
    """,
    Kind.MEDIA: """
        podcast podcasts episode episodes video videos vidéo vídeo av audio watch listen listen-again
        gallery galleries photos photo-gallery pictures in-pictures picture-gallery slideshow slideshows
        fotostrecke fotostrecken bilder bildergalerie mediathek diaporama diaporamas galería galerias fotos
        shipin 视频 图集 播客 فيديو بودكاست صور
    """,
    Kind.ROUNDUP: """
        newsletter newsletters roundup round-up roundups briefing briefings morning-briefing news-in-brief
        daily-digest weekly-digest weekly-roundup weeknotes link-roundup
        boletín boletines infolettre nachrichtenüberblick
    """,
    Kind.SERVICE: """
        horoscope horoscopes recipe recipes deals coupons vouchers how-to howto tutorial tutorials jobs
        careers
        listings whats-on events-calendar quiz quizzes crosswords crossword puzzles guides guide tips
        shopping buying-guides best-buys reviews review product-reviews travel-guides tv-listings lottery
        horoskop horoskope rezepte ratgeber tipps testberichte gewinnspiele rätsel veranstaltungen
        recettes conseils guide-achat bons-plans horóscopo recetas consejos guías pasatiempos
        菜谱 星座 وصفات أبراج
    """,
    Kind.PROMO: """
        sponsored sponsor-content sponsored-content partner-content paid-content paidpost paid-post
        brandcontent
        brand-content branded-content brandstudio advertorial advertorials advertisement advertisement-feature
        advertiser-content promoted native-ad commercial-feature
        anzeige anzeigen sonderveröffentlichung publi publireportage publirreportaje contenu-sponsorise
        contenido-patrocinado 广告 推广 إعلان إعلانات
    """,
    Kind.RELEASE: """
        releases release-notes releasenotes changelog changelogs whats-new versionshinweise
        notes-de-version notas-de-la-version 更新日志
    """,
    Kind.PAPER: "preprint preprints research-article research-articles original-research working-papers",
    Kind.ADVISORY: """
        advisory advisories security-advisories security-advisory security-bulletins security-notices cve
        vulnerabilities warnings weather-warnings alerts warnungen unwetterwarnungen
    """,
    Kind.PRESS: """
        press-release press-releases pressrelease pressreleases press-room pressroom newsroom media-releases
        news-releases pressemitteilung pressemitteilungen presse pressemeldungen communique communiques
        communiqués communiqué-de-presse communiques-de-presse comunicado comunicados notas-de-prensa 新闻稿
        بيانات-صحفية
    """,
    Kind.OBITUARY: """
        obituary obituaries obits obit nachruf nachrufe traueranzeigen nécrologie necrologie nécrologies
        obituario obituarios necrológicas esquelas 讣告 وفيات نعي
    """,
    Kind.RESULTS: """
        results match-report match-reports matchreport scores scoreboard livescores box-score
        ergebnisse spielbericht spielberichte résultats resultats resultados 赛果 نتائج
    """,
}

SECTIONS: Mapping[str, Kind] = MappingProxyType(
    {name: kind for kind, names in _NAMES.items() for name in names.split()}
)
"""The name of a section → the kind of what stands in it."""
