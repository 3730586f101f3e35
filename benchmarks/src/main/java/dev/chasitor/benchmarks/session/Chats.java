package dev.chasitor.benchmarks.session;

import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ServerMessage;

/** The messages and requests of a measured chat. */
final class Chats {

  private static final ChatRequestSuccess SUCCESS =
      ChatRequestSuccess.builder().queuePosition(0).visitorId("visitor").build();

  private static final ChatEstablished ESTABLISHED =
      ChatEstablished.builder().name("Andy").userId("005000000000001").build();

  private Chats() {}

  /** Returns the chat request of one visitor. */
  static ChasitorInitRequest init(int visitor) {
    return ChasitorInitRequest.builder()
        .organizationId("00D000000000001")
        .deploymentId("572000000000001")
        .buttonId("573000000000001")
        .visitorName("Visitor " + visitor)
        .userAgent("Mozilla/5.0 (X11; Linux x86_64)")
        .addPrechatDetails(detail("First name", "Ada" + visitor), detail("Topic", "Prices"))
        .build();
  }

  private static CustomDetail detail(String label, String value) {
    return CustomDetail.builder().label(label).value(value).displayToAgent(true).build();
  }

  /** Returns the first batch: the request was routed, and an agent is there. */
  static MessagesResponse accepted() {
    return batch(1, SUCCESS, ESTABLISHED);
  }

  /** Returns a batch with a line of the agent. */
  static MessagesResponse said(long sequence, String text) {
    return batch(sequence, ChatMessage.builder().text(text).name("Andy").build());
  }

  private static MessagesResponse batch(long sequence, ServerMessage... messages) {
    MessagesResponse.Builder batch = MessagesResponse.builder().sequence(sequence);
    for (ServerMessage message : messages) {
      batch.addMessages(Message.of(message));
    }
    return batch.build();
  }
}
