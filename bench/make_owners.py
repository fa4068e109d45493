"""Makes the table of who owns which outlets: ``python -m bench.make_owners [--data DIR]``.

From two kinds of public facts: a list of outlets with their owners (``lists/kite_media_data.json``), of which
only owners and domains are taken, and the groups below, from general knowledge. Only owners of two or more
domains are of use. Public broadcasters and what a democratic state funds are not joined: one purse, many
newsrooms.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bench.sets import default_data, files
from digest.web.urls import registrable_domain

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = Path(__file__).resolve().parents[1] / "digest" / "web" / "owners.txt"

BY_HAND = """\
Advance | newyorker.com vogue.com wired.com vanityfair.com gq.com bonappetit.com architecturaldigest.com \
    arstechnica.com teenvogue.com pitchfork.com allure.com self.com nj.com oregonlive.com cleveland.com \
    al.com mlive.com syracuse.com pennlive.com masslive.com silive.com lehighvalleylive.com
Alden Global Capital | chicagotribune.com nydailynews.com orlandosentinel.com sun-sentinel.com \
    courant.com mcall.com pilotonline.com dailypress.com denverpost.com mercurynews.com eastbaytimes.com \
    ocregister.com twincities.com bostonherald.com dailynews.com pe.com sandiegouniontribune.com \
    dailycamera.com
Axel Springer | bild.de welt.de politico.com politico.eu businessinsider.com businessinsider.de \
    eenews.net morningbrew.com onet.pl fakt.pl newsweek.pl
BBC | bbc.com bbc.co.uk bbci.co.uk
Bennett, Coleman & Co. | timesofindia.com indiatimes.com economictimes.com timesnownews.com \
    maharashtratimes.com
Bertelsmann | rtl.de n-tv.de stern.de ntv.de geo.de capital.de brigitte.de vox.de
Bonnier | dn.se expressen.se di.se sydsvenskan.se hd.se
Associated Press | apnews.com ap.org
Chinese state | xinhuanet.com news.cn chinadaily.com.cn cgtn.com cctv.com globaltimes.cn people.cn \
    people.com.cn china.org.cn ecns.cn
Comcast | nbcnews.com nbc.com today.com telemundo.com sky.com nbcnewyork.com nbclosangeles.com \
    nbcchicago.com nbcwashington.com
Cox Media Group | wsbtv.com boston25news.com kiro7.com wftv.com wpxi.com
DMG Media | dailymail.co.uk mailonsunday.co.uk metro.co.uk inews.co.uk thisismoney.co.uk \
    newscientist.com dailymail.com
DPG Media | ad.nl volkskrant.nl trouw.nl parool.nl nu.nl tubantia.nl bndestem.nl bd.nl ed.nl \
    gelderlander.nl pzc.nl destentor.nl hln.be demorgen.be vtm.be 7sur7.be
Disney | abcnews.com go.com espn.com abc7ny.com abc7.com abc7chicago.com abc7news.com abc13.com 6abc.com \
    abc11.com
EBRA | leprogres.fr ledauphine.com estrepublicain.fr dna.fr lalsace.fr bienpublic.com lejsl.com \
    republicain-lorrain.fr vosgesmatin.fr
Fox Corporation | foxnews.com foxbusiness.com fox5ny.com fox5dc.com fox2detroit.com foxla.com \
    fox4news.com fox32chicago.com fox29.com fox5atlanta.com fox13news.com livenowfox.com outkick.com \
    tmz.com
Funke | waz.de abendblatt.de morgenpost.de nrz.de wp.de wr.de ikz-online.de thueringer-allgemeine.de \
    otz.de tlz.de braunschweiger-zeitung.de
Future | techradar.com tomsguide.com tomshardware.com pcgamer.com gamesradar.com space.com \
    livescience.com theweek.com theweek.co.uk techlearning.com marieclaire.com whathifi.com t3.com \
    windowscentral.com androidcentral.com imore.com laptopmag.com cinemablend.com
GEDI | repubblica.it lastampa.it huffingtonpost.it
Gannett | usatoday.com azcentral.com freep.com indystar.com tennessean.com jsonline.com cincinnati.com \
    courier-journal.com desmoinesregister.com democratandchronicle.com northjersey.com palmbeachpost.com \
    jacksonville.com dispatch.com oklahoman.com commercialappeal.com knoxnews.com naplesnews.com \
    news-press.com floridatoday.com lohud.com providencejournal.com telegram.com delawareonline.com \
    app.com burlingtonfreepress.com argusleader.com rgj.com desertsun.com vcstar.com tcpalm.com \
    savannahnow.com beaconjournal.com
Graham Media | click2houston.com clickondetroit.com ksat.com clickorlando.com news4jax.com wsls.com
Gray Media | wsaz.com kwtx.com wbtv.com atlantanewsfirst.com azfamily.com ky3.com wave3.com fox8live.com \
    kfyrtv.com wmcactionnews5.com live5news.com wtoc.com
Guardian Media Group | theguardian.com guardian.co.uk
Hearst | sfchronicle.com sfgate.com houstonchronicle.com chron.com expressnews.com timesunion.com \
    seattlepi.com ctpost.com nhregister.com esquire.com cosmopolitan.com elle.com popularmechanics.com \
    harpersbazaar.com wcvb.com wtae.com kcra.com wlwt.com wesh.com wbaltv.com ketv.com kmbc.com \
    statesman.com dallasnews.com
HT Media | hindustantimes.com livemint.com livehindustan.com
People Inc. | people.com ew.com investopedia.com allrecipes.com verywellhealth.com travelandleisure.com \
    foodandwine.com thedailybeast.com instyle.com parents.com health.com
India Today Group | indiatoday.in aajtak.in businesstoday.in
Indian Express Group | indianexpress.com loksatta.com jansatta.com
Iranian state | irna.ir presstv.ir presstv.com iribnews.ir
Jagran | jagran.com naidunia.com mid-day.com thedailyjagran.com
Le Monde Group | lemonde.fr courrierinternational.com telerama.fr huffingtonpost.fr lavie.fr \
    nouvelobs.com
Lee Enterprises | stltoday.com omaha.com buffalonews.com tucson.com richmond.com journalstar.com \
    madison.com tulsaworld.com roanoke.com qctimes.com nwitimes.com greensboro.com journalnow.com
Madsack | haz.de neuepresse.de lvz.de dnn.de kn-online.de ln-online.de maz-online.de ostsee-zeitung.de \
    goettinger-tageblatt.de rnd.de
McClatchy | miamiherald.com elnuevoherald.com charlotteobserver.com newsobserver.com kansascity.com \
    sacbee.com fresnobee.com star-telegram.com thestate.com kentucky.com idahostatesman.com \
    thenewstribune.com bellinghamherald.com sunherald.com bnd.com kansas.com usmagazine.com
Mediahuis | independent.ie belfasttelegraph.co.uk sundayworld.com telegraaf.nl nrc.nl \
    noordhollandsdagblad.nl standaard.be nieuwsblad.be gva.be hbvl.be wort.lu
NZME | nzherald.co.nz newstalkzb.co.nz
National World | scotsman.com yorkshirepost.co.uk thestar.co.uk lep.co.uk northantstelegraph.co.uk \
    portsmouth.co.uk newsletter.co.uk sunderlandecho.com edinburghnews.scotsman.com nationalworld.com
Newsquest | heraldscotland.com thenational.scot thenorthernecho.co.uk theargus.co.uk dailyecho.co.uk \
    oxfordmail.co.uk bournemouthecho.co.uk lancashiretelegraph.co.uk theboltonnews.co.uk yorkpress.co.uk \
    swindonadvertiser.co.uk southwalesargus.co.uk edp24.co.uk eadt.co.uk ipswichstar.co.uk
News Corp | wsj.com nypost.com barrons.com marketwatch.com dowjones.com thetimes.com thetimes.co.uk \
    thesun.co.uk the-sun.com theaustralian.com.au news.com.au dailytelegraph.com.au heraldsun.com.au \
    couriermail.com.au adelaidenow.com.au skynews.com.au thesun.ie pagesix.com
Nexstar | thehill.com newsnationnow.com ktla.com wgntv.com pix11.com kron4.com fox5sandiego.com wfla.com \
    kxan.com wric.com cbs17.com fox8.com wkrn.com kdvr.com kfor.com
Nine Entertainment | smh.com.au theage.com.au afr.com brisbanetimes.com.au watoday.com.au 9news.com.au \
    nine.com.au
Paramount | cbsnews.com cbs.com cbssports.com
Penske Media | variety.com hollywoodreporter.com rollingstone.com deadline.com billboard.com \
    indiewire.com wwd.com vibe.com tvline.com sportico.com artnews.com robbreport.com goldderby.com
Postmedia | nationalpost.com financialpost.com montrealgazette.com ottawacitizen.com vancouversun.com \
    theprovince.com calgaryherald.com calgarysun.com edmontonjournal.com edmontonsun.com torontosun.com \
    ottawasun.com leaderpost.com thestarphoenix.com windsorstar.com lfpress.com winnipegsun.com
Quebecor | journaldemontreal.com journaldequebec.com tvanouvelles.ca qub.ca
RCS MediaGroup | corriere.it gazzetta.it elmundo.es marca.com expansion.com
Reach | mirror.co.uk express.co.uk dailystar.co.uk dailyrecord.co.uk manchestereveningnews.co.uk \
    walesonline.co.uk liverpoolecho.co.uk birminghammail.co.uk chroniclelive.co.uk bristolpost.co.uk \
    nottinghampost.com leicestermercury.co.uk plymouthherald.co.uk belfastlive.co.uk edinburghlive.co.uk \
    mylondon.news irishmirror.ie dublinlive.ie rsvplive.ie examinerlive.co.uk hulldailymail.co.uk \
    stokesentinel.co.uk cornwalllive.com devonlive.com kentlive.news somersetlive.co.uk \
    gloucestershirelive.co.uk ok.co.uk themirror.com the-express.com irishstar.com
Russian state | rt.com sputnikglobe.com sputniknews.com ria.ru tass.com tass.ru inosmi.ru ruptly.tv
Sanoma | hs.fi iltasanomat.fi is.fi aamulehti.fi
Schibsted | vg.no aftenposten.no bt.no aftenbladet.no e24.no
Scripps | scrippsnews.com abcactionnews.com denver7.com wxyz.com tmj4.com wcpo.com news5cleveland.com \
    kshb.com thedenverchannel.com
Sinclair | wjla.com komonews.com foxbaltimore.com katu.com kutv.com wpde.com abc6onyourside.com \
    cbsaustin.com wgme.com foxsanantonio.com thenationaldesk.com
Stuff | stuff.co.nz thepost.co.nz thepress.co.nz waikatotimes.co.nz
TEGNA | wusa9.com kare11.com 9news.com king5.com 11alive.com khou.com wfaa.com kgw.com ksdk.com wkyc.com \
    10tv.com firstcoastnews.com abc10.com cbs8.com 12news.com wtsp.com
Tamedia and TX Group | tagesanzeiger.ch bernerzeitung.ch derbund.ch bazonline.ch 20min.ch 24heures.ch \
    tdg.ch
Torstar | thestar.com therecord.com thespec.com metroland.com
Vocento | abc.es elcorreo.com diariovasco.com laverdad.es ideal.es hoy.es elnortedecastilla.es \
    diariosur.es eldiariomontanes.es lasprovincias.es
Vox Media | vox.com theverge.com eater.com curbed.com nymag.com thecut.com vulture.com grubstreet.com \
    sbnation.com
Versant | cnbc.com msnbc.com ms.now
Warner Bros. Discovery | cnn.com cnnespanol.com bleacherreport.com
Yahoo | yahoo.com aol.com engadget.com
Ziff Davis | ign.com pcmag.com mashable.com cnet.com zdnet.com eurogamer.net gamesindustry.biz vg247.com \
    rockpapershotgun.com everydayhealth.com lifehacker.com
"""
"""Owner | domains. Facts as generally known in 2025."""

PLATFORMS = frozenset(
    [
        "disqus.com",
        "feedburner.com",
        "google.com",
        "sourceforge.net",
        "youtube.com",
        "yahoo.com",
        "medium.com",
    ]
)
"""Sites where others publish: their owner is not who speaks."""
VAGUE = re.compile(
    r"\b(?:independent|unknown|private|public|government|state|federal|ministry|confederation|rijksoverheid|"
    r"various|listed|shareholders?|foundation|employees?|journalists?|readers?|members)\b",
    re.IGNORECASE,
)
LONGEST_NAME = 40


def plain(owner: str) -> str:
    """The owner's name without what stands in brackets or after a comma; "" when it names nobody."""
    name = re.sub(r"\s*\([^)]*\)?", "", owner).split(",")[0].split(" / ")[0].split(" – ")[0].strip(" .;")
    return "" if VAGUE.search(owner) or len(name) > LONGEST_NAME else name


def listed(rows: Iterable[dict[str, object]]) -> dict[str, set[str]]:
    """Owner → domains of the list; an outlet's own domains belong together whoever owns it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        named = row["domains"] if isinstance(row["domains"], list) else []
        domains = {registrable_domain(str(domain)) for domain in named} - PLATFORMS
        found[plain(str(row["owner"])) or str(row["organization"])] |= domains
    return found


def by_hand() -> dict[str, set[str]]:
    """Owner → domains of `BY_HAND`."""
    lines = (line.split(" | ") for line in BY_HAND.strip().splitlines())
    return {owner: {registrable_domain(domain) for domain in domains.split()} for owner, domains in lines}


def joined(known: dict[str, set[str]], more: dict[str, set[str]]) -> dict[str, set[str]]:
    """Both tables as one: who shares a name or most domains with a known owner is that owner."""
    owners = {domain: owner for owner, domains in known.items() for domain in domains}
    names = {owner.casefold(): owner for owner in known}
    table = {owner: set(domains) for owner, domains in known.items()}
    for owner, domains in sorted(more.items()):
        shared = Counter(owners[domain] for domain in domains if domain in owners)
        mostly = [known for known, count in shared.items() if 2 * count > len(domains)]
        one = mostly[0] if mostly else names.get(owner.casefold(), owner)
        new = {domain for domain in domains if domain not in owners}
        table.setdefault(one, set()).update(new)
        owners.update(dict.fromkeys(new, one))
    return {owner: domains for owner, domains in table.items() if len(domains) > 1}


@click.command()
@click.option("--data", type=click.Path(path_type=Path))
def main(data: Path | None) -> None:
    """Write ``digest/web/owners.txt``."""
    (path,) = files(data or default_data(), "lists", "kite_media_data")
    table = joined(by_hand(), listed(json.loads(path.read_text())))
    lines = [f"{owner} | {' '.join(sorted(domains))}" for owner, domains in sorted(table.items())]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{len(lines)} owners, {sum(map(len, table.values()))} domains, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
