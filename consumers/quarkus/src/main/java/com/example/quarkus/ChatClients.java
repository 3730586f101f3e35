package com.example.quarkus;

import dev.chasitor.client.ChatClient;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One transport and one client for the whole application. */
final class ChatClients {

  @Produces
  @Singleton
  HttpTransport transport() {
    return JdkHttpTransport.create();
  }

  @Produces
  @Singleton
  ChatClient client(
      HttpTransport transport, @ConfigProperty(name = "chasitor.endpoint") URI endpoint) {
    return ChatClient.builder().endpoint(endpoint).transport(transport).build();
  }

  void close(@Disposes HttpTransport transport) {
    transport.close();
  }

  void close(@Disposes ChatClient client) {
    client.close();
  }
}
