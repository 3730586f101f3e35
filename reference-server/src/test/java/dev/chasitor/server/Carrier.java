package dev.chasitor.server;

import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import dev.chasitor.transport.vertx.VertxHttpTransport;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;

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
  /** The same with a Web Client of the application's. */
  WEB_CLIENT {
    @Override
    HttpTransport to(ReferenceServer server) {
      return VertxHttpTransport.builder()
          .webClient(LentWebClient.VERTX, LentWebClient.CLIENT)
          .build();
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

  /** One for all tests, as in an application; it is never closed. */
  private static final class LentWebClient {
    static final Vertx VERTX = Vertx.vertx();
    static final WebClient CLIENT =
        WebClient.create(VERTX, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(100));
  }
}
