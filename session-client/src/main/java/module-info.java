/** The client of the protocol. It drives the visitor's machine on a transport. */
module dev.chasitor.client {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.session;
  requires transitive dev.chasitor.transport;

  exports dev.chasitor.client;
  exports dev.chasitor.client.journal;
}
