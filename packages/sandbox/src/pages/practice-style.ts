/** One stylesheet for all pages; colours near those of the real site, so that it feels familiar. */
export const practiceStyle = `
:root { --blue: #0b7bc1; --line: #d5dde3; --soft: #f4f7f9; --ink: #223; --warn: #fff6d9; --red: #c33; --green: #1d8348; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--soft); font: 14px/1.6 "Hiragino Sans", "Noto Sans CJK JP", "Yu Gothic", sans-serif; }
a { color: var(--blue); }
.practice-mark { margin: 0; padding: 4px 12px; background: #7a4fb5; color: #fff; font-size: 12px; text-align: center; }
.container, .card.login-content { max-width: 420px; margin: 48px auto; padding: 24px 32px; background: #fff; border: 1px solid var(--line); border-radius: 6px; }
.container h1, .login-content h1 { font-size: 22px; }
.login-content .btn { margin: 12px 0 0; }
.form__group { margin: 14px 0; }
.form__input, .login-content .form-control { display: block; width: 100%; padding: 8px; border: 1px solid var(--line); border-radius: 4px; font: inherit; }
.form__login, .btn, input[type=submit], input[type=button] { padding: 7px 18px; border: 1px solid var(--line); border-radius: 4px; background: #fff; color: var(--ink); font: inherit; text-decoration: none; cursor: pointer; }
input.form__login, input.jbc-btn-primary, .jbc-btn-primary, .btn-info { border-color: var(--blue); background: var(--blue); color: #fff; }
.form__login { width: 100%; }
input.jbc-btn-danger { border-color: var(--red); color: var(--red); }
.btn-sm { padding: 1px 8px !important; font-size: 12px; }
.flash, .error, .alert { padding: 8px 12px; border-radius: 4px; background: #fdecea; color: var(--red); }
.d-none { display: none !important; }
.jbc-navbar { display: flex; align-items: center; gap: 16px; padding: 8px 20px; background: var(--blue); color: #fff; }
.jbc-navbar a { color: #fff; }
.jbcid-navbar, .jbcid-navbar ul, #jbc-app-links ul { display: flex; align-items: center; gap: 16px; margin: 0; padding: 0; list-style: none; }
.jbcid-navbar, #jbc-app-links { padding: 6px 20px; background: #fff; border-bottom: 1px solid var(--line); font-size: 12px; }
.jbcid-navbar-right { margin-left: auto; }
#jbcid-user-menu { position: relative; }
#jbcid-user-menu .user-menu-items { display: none; position: absolute; z-index: 3; right: 0; padding: 8px 14px; background: #fff; border: 1px solid var(--line); border-radius: 4px; white-space: nowrap; }
#jbcid-user-menu.open .user-menu-items { display: block; }
#manager-name { margin-left: auto; }
#language-form { padding: 0 20px 16px; }
.card-text { margin: 0; font-size: 13px; }
.external-panel-misc .btn { display: inline-block; }
.external-panel-misc { margin: 16px 0 0; padding: 8px 0 0; border-top: 1px solid var(--line); }
.jbc-table-hover td:first-child { position: relative; }
.navbar-brand { font-weight: 700; letter-spacing: .08em; text-decoration: none; }
.row { display: flex; }
#collapseInfo { flex-wrap: wrap; gap: 16px; }
#message-box + form { margin: 0 0 16px; }
.jbc-sidemenu { width: 180px; padding: 16px; }
.jbc-sidemenu a { display: block; padding: 8px 10px; border-radius: 4px; text-decoration: none; }
.jbc-sidemenu a:hover { background: #e3eef6; }
main.col { flex: 1; min-width: 0; padding: 8px 24px 48px; }
.card { margin: 0 0 16px; background: #fff; border: 1px solid var(--line); border-radius: 6px; }
.card-header { margin: 0; padding: 8px 16px; border-bottom: 1px solid var(--line); background: #fafcfd; font-size: 14px; }
.card-body { padding: 16px; }
.table { border-collapse: collapse; }
.table th, .table td { padding: 5px 10px; text-align: left; vertical-align: top; }
.jbc-table-bordered th, .jbc-table-bordered td { border: 1px solid var(--line); text-align: center; }
.jbc-table-header th, .jbc-table-footer th, .jbc-table-footer td { background: #eaf1f6; }
.jbc-table-hover tbody tr:hover { background: #f0f7fc; }
.jbc-table-warning, .jbc-table-warning:hover { background: var(--warn) !important; }
.table-responsive { overflow-x: auto; }
.text-nowrap { white-space: nowrap; }
.jbc-text-sub { color: #667; font-weight: 400; }
.jbc-text-danger { color: var(--red); }
.dropdown { position: relative; }
.dropdown-menu { display: none; position: absolute; z-index: 2; left: 0; background: #fff; border: 1px solid var(--line); border-radius: 4px; box-shadow: 0 2px 8px #0002; }
.dropdown-menu.show { display: block; }
.dropdown-item { display: block; padding: 6px 14px; text-align: left; text-decoration: none; }
#clock { font-size: 32px; }
#working_status { font-size: 18px; font-weight: 700; }
.control { max-width: 1080px; margin: 0 auto; padding: 8px 24px 48px; }
.control table { width: 100%; background: #fff; }
.control code { padding: 1px 4px; background: #eaf1f6; border-radius: 3px; }
.control form { display: inline; }
.control .on { color: var(--red); font-weight: 700; }
.control .now { background: var(--warn); }
.control .lead { margin: 16px 0; padding: 16px; background: #fff; border: 1px solid var(--line); border-left: 4px solid var(--blue); }
.control input[type=number] { width: 96px; }
.control h2 { margin: 32px 0 8px; font-size: 17px; }
.control td { text-align: left; }
.control td:last-child { white-space: nowrap; }
.control th { white-space: nowrap; }
.control select, .control input[type=text], .control input[type=number] { padding: 4px; border: 1px solid var(--line); border-radius: 4px; font: inherit; }
@media (max-width: 640px) {
  .container, .card.login-content { margin: 16px 12px; padding: 16px; }
  .jbc-navbar { flex-wrap: wrap; padding: 8px 12px; }
  body > .row, #collapseInfo { flex-direction: column; }
  #collapseInfo { gap: 0; }
  .jbc-sidemenu { width: auto; padding: 4px 12px; }
  .jbc-sidemenu a { display: inline-block; }
  main.col { padding: 0 12px 32px; }
  form[name=form1] { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
  th.jbc-text-sub, #logs-table th, #logs-table td { white-space: nowrap; }
  textarea { max-width: 100%; }
  .control { padding: 8px 12px 32px; }
  .control table { display: block; overflow-x: auto; }
  .control td { min-width: 96px; }
}
`;
