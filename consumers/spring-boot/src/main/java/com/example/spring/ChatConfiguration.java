package com.example.spring;

import dev.chasitor.client.ChatClient;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One transport and one client for the whole application; Spring closes both. */
@Configuration
class ChatConfiguration {

  @Bean
  HttpTransport transport() {
    return JdkHttpTransport.create();
  }

  @Bean
  ChatClient client(HttpTransport transport, @Value("${chasitor.endpoint}") URI endpoint) {
    return ChatClient.builder().endpoint(endpoint).transport(transport).build();
  }
}
