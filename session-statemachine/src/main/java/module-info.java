/**
 * The visitor's and the host's machine, pure; the driver that runs the visitor's machine on a
 * transport; the transport SPI; the client API.
 */
module dev.chasitor.session {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.codec;
  requires static org.immutables.value.annotations;

  exports dev.chasitor.client;
  exports dev.chasitor.host;
  exports dev.chasitor.host.json;
  exports dev.chasitor.machine;
  exports dev.chasitor.session;
  exports dev.chasitor.session.json;
  exports dev.chasitor.transport;
}
