/**
 * Words of which ids, classes and names of form fields are usually made: those of HTML, of Bootstrap and of Jobcan's
 * known pages (docs/jobcan.md §1–§6). A name that happens to be one of them (Page, Field) says no more than the word.
 */
const words = `
abbr absent action active add address adit after alert align all alt answer app application applied apply approval
approve approved area aria arrow article asc aside at atd attendance audio auth authenticity auto autocomplete back
background badge balance bar base bd before begin bg biztrp block body book bookmark bool border bordered borderless
bottom box br brand breadcrumb break btn button buttons by calendar cancel canvas caption card cards cell center
change changed char charset check checkbox checked child circle class clear clearfix click client clock close closed
code col colgroup collapse collapsing color cols column columns comment comments commit common company complete
confirm contact container content contents control controls copy correct correction count csrf csv current custom
cut danger dark dashboard data datalist date datepicker day days dd default del delete deleted depart department
desc describedby description detail details dialog dir direction disable disabled display div divider dl doctype
done download drop dropdown dt due edit editable editor element em email employee empty enable enabled encode end
entry error errors event excel expand expanded export extra fa fab fade far fas feedback field fields fieldset
figure file fill filter first fixed flash flex float fluid fold font foot footer for form format from full ga get
global go google grid group groups gtm gutter gutters half hand haspopup head header heading height help hidden hide
highlight hint history holiday holidays home horizontal hour hours hover hr html http https icon icons id idle idp
iframe image img in inbox include index info information init inline inner input insert inside invalid inverse is
iso item items jbc jbcid jeeel jobcan js justify key keyword label labelledby lang language large last layout leave
left legend lg li light line link links list live load loading local locale location lock log login logo logout logs
main manage manager map margin mask master max mb md me media memo menu message meta method middle min mini minus
minute minutes mobile modal mode modified modify month monthly more move ms mt mx my name nav navbar navigation new
next night no none noop normal not note notes notice notification now nowrap num number oauth object of off offset
ok old on one only open option options or order original other otp out outer outline over overlay overtime owns pad
padding page pager pagination paid panel param parent part password path pb pc pending period picker place
placeholder plain plan plus popover popup position post pre pref prev preview previous primary print private profile
progress project ps pt public punch push px py query question quick radio range read reason record records redirect
ref refresh reject rejected reload remaining remark remarks remember remove report request requests required resend
reset responsive rest result results return returned revise right role rollover root round rounded row rows ruby
rule saml sample save schedule scope screen script scroll search second secondary section select selected selection
send separator service session set setting settings shadow shift show shown side sidebar sidemenu sign simple single
site size sm small smart sort source space span spinner sso staff start state static status step sticky stop stripe
striped strong style sub submit substitute success sum summary sup switch system tab tabindex table tables target
task tasks tbody td template ter term text textarea tfoot th thead theme ticket time times title to today toggle
token tool toolbar tooltip top total tr transition tree trip try type ui ul under undo unpaid unread up update
upload url use user username users utf val valid value valuenow var vertical video view visible wait waiting warning
week weekday weekly wide width window with work worked working works wrap wrapper www xl xs yakin year years yes
zendesk zip
`;

const plain: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/** Whether a word, whatever its case, is one that pages are built with. A single letter never is. */
export function isPlainWord(word: string): boolean {
  return plain.has(word.toLowerCase());
}

/** Whether a name is that of an element of HTML. */
export function isHtmlTag(tag: string): boolean {
  return shortTags.has(tag) || plain.has(tag);
}

/** Those that are no words. */
const shortTags: ReadonlySet<string> = new Set(
  "a b i p q s u h1 h2 h3 h4 h5 h6 wbr kbd dfn bdi bdo ins del samp rp rt hgroup picture slot track math svg".split(
    " ",
  ),
);

/** Whether a name is that of an attribute of HTML, of ARIA or of Bootstrap. */
export function isHtmlAttribute(name: string): boolean {
  return attributes.has(name);
}

const attributes: ReadonlySet<string> = new Set(
  `accept accept-charset accesskey action align alt aria-checked aria-controls aria-describedby aria-expanded aria-haspopup
  aria-hidden aria-label aria-labelledby aria-live aria-selected async autocomplete autofocus border cellpadding cellspacing charset
  checked class cols colspan content contenteditable data-content data-dismiss data-id data-index data-method data-name
  data-original-title data-parent data-placement data-target data-title data-toggle data-url data-value datetime defer dir
  disabled download draggable enctype for form formaction headers height hidden href hreflang http-equiv id inputmode integrity
  label lang list max maxlength media method min minlength multiple name novalidate onblur onchange onclick onfocus oninput
  onkeydown onkeyup onload onmousedown onsubmit pattern placeholder property readonly rel required role rows rowspan scope
  selected size span spellcheck src srcdoc srcset start step style tabindex target title type valign value width wrap`.split(
    /\s+/,
  ),
);
