/** The reference server: sessions of a host behind HTTP, on Vert.x Web. */
module dev.chasitor.server {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.host;
  requires transitive io.vertx.core;
  requires io.vertx.web;

  exports dev.chasitor.server;
}
