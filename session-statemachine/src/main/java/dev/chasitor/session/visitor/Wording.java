package dev.chasitor.session.visitor;

import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.Word;

/** Finds the server's words for an end. */
final class Wording {

  private Wording() {}

  static String endOf(ServerMessage message) {
    if (message instanceof ChatEnded ended) {
      return ended.reason().map(Word::raw).orElse("no reason given");
    }
    return message instanceof ChatRequestFail fail
        ? fail.reason().map(Word::raw).orElse("no reason given")
        : message.kind().word();
  }
}
