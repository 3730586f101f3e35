/**
 * The server's side of sessions without HTTP. It drives the host's machine on any store and timer.
 */
module dev.chasitor.host {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.session;

  exports dev.chasitor.host;
}
