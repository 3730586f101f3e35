package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The agent said something. */
@JsonTypeName("ChatMessage")
@Value.Immutable
@JsonSerialize(as = ImmutableChatMessage.class)
@JsonDeserialize(as = ImmutableChatMessage.class)
public interface ChatMessage extends Event {
  String text();

  String name();

  Optional<String> agentId();

  Optional<MessageSchedule> schedule();
}
