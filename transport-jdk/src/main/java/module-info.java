/** The HTTP transport on the JDK's own HTTP client. */
module dev.chasitor.transport.jdk {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.transport;
  requires java.net.http;

  exports dev.chasitor.transport.jdk;
}
