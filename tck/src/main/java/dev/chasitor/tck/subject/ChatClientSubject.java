package dev.chasitor.tck.subject;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.tck.history.Event.Fate;
import java.util.concurrent.CompletionStage;

/** This library's own client under test. */
public final class ChatClientSubject implements Subject {

  /** One subject serves any number of runs. */
  public ChatClientSubject() {}

  @Override
  public SubjectSession open(Environment environment) {
    ChatClient client =
        ChatClient.builder()
            .endpoint(environment.endpoint())
            .transport(environment.transport())
            .timer(environment.timer())
            .clock(environment.nanoClock())
            .executor(environment.executor())
            .apiVersion(environment.apiVersion())
            .profile(environment.profile())
            .build();
    return new Session(client.start(environment.init(), environment.application()::on));
  }

  private record Session(ChatSession chat) implements SubjectSession {
    @Override
    public CompletionStage<Fate> say(String text) {
      return chat.send(text).thenApply(Application::fate);
    }

    @Override
    public void type() {
      chat.typing(true);
    }

    @Override
    public void peek(String text) {
      chat.sneakPeek(text);
    }

    @Override
    public void raise(String type, String data) {
      var unused = chat.event(type, data);
    }

    @Override
    public CompletionStage<Fate> end() {
      return chat.end().thenApply(Application::fate);
    }

    @Override
    public void close() {
      chat.close();
    }
  }
}
