package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A line of the agent, as an Immutables value. */
@JsonTypeName("ChatMessage")
@Value.Immutable
@JsonSerialize(as = ImmutableChatMessageValue.class)
@JsonDeserialize(as = ImmutableChatMessageValue.class)
public interface ChatMessageValue extends EventValue {
  String text();

  String name();

  Optional<String> agentId();

  Optional<MessageScheduleValue> schedule();
}
