package com.example.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class ChatApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(ChatApplication.class, arguments);
  }
}
