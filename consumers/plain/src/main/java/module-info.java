/** An application on the module path, with engines of its own. */
module com.example.plain {
  requires com.fasterxml.jackson.databind;
  requires dev.chasitor.client;
  requires dev.chasitor.transport.jdk;
  requires io.vertx.core;
}
