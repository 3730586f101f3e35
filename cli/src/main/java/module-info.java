/** The {@code chasitor} command. No other module may use it. */
module dev.chasitor.cli {
  requires static transitive org.jspecify;
  requires dev.chasitor.client;
  requires dev.chasitor.server;
  requires dev.chasitor.tck;
  requires dev.chasitor.transport.jdk;
  requires dev.chasitor.transport.vertx;
  requires info.picocli;
  requires java.logging;

  opens dev.chasitor.cli to
      info.picocli;
}
