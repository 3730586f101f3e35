package dev.chasitor.session.visitor;

import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.Word;

/** The server's own words for an end. */
final class Wording {

  private Wording() {}

  static String endOf(ServerMessage message) {
    if (message instanceof ChatEnded ended) {
      return ended.reason().map(Word::raw).orElse("no reason told");
    }
    return message instanceof ChatRequestFail fail
        ? fail.reason().map(Word::raw).orElse("no reason told")
        : message.kind().word();
  }
}
