/** The HTTP transport on Vert.x: on its core HTTP client, or on a Web Client of the application. */
module dev.chasitor.transport.vertx {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.transport;
  requires transitive io.vertx.core;
  requires transitive io.vertx.web.client;
  requires io.vertx.web.common;

  exports dev.chasitor.transport.vertx;
}
