package dev.chasitor.server;

import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import dev.chasitor.transport.vertx.VertxHttpTransport;

/** What carries a session's requests; the session must see no difference. */
enum Carrier {
  /** The transport on {@code java.net.http}. */
  JDK {
    @Override
    HttpTransport to(ReferenceServer server) {
      return JdkHttpTransport.create();
    }
  },
  /** The transport on Vert.x. */
  VERTX {
    @Override
    HttpTransport to(ReferenceServer server) {
      return VertxHttpTransport.create();
    }
  },
  /** No sockets at all. */
  IN_MEMORY {
    @Override
    HttpTransport to(ReferenceServer server) {
      return new InMemoryTransport(server);
    }
  };

  /** A transport to this server; the test closes it. */
  abstract HttpTransport to(ReferenceServer server);
}
