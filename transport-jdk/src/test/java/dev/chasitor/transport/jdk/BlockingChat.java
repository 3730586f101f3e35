package dev.chasitor.transport.jdk;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.subject.Application;
import dev.chasitor.conformance.subject.BlockingSession;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.Profile;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** This library's client as one that blocks: each command waits for its outcome. */
final class BlockingChat implements BlockingSession {

  private final JdkHttpTransport transport = JdkHttpTransport.create();
  private final ChatClient client;
  private final ChatSession chat;

  BlockingChat(URI endpoint, ChasitorInitRequest init, Application application, Profile profile) {
    client = ChatClient.builder().endpoint(endpoint).transport(transport).profile(profile).build();
    chat = client.start(init, application::on);
  }

  @Override
  public Fate say(String text) {
    return fate(chat.send(text));
  }

  @Override
  public Fate end() {
    return fate(chat.end());
  }

  @Override
  public void type() {
    chat.typing(true);
  }

  @Override
  public void close() {
    chat.close();
    client.close();
    transport.close();
  }

  private static Fate fate(CompletionStage<CommandOutcome> outcome) {
    try {
      return Application.fate(outcome.toCompletableFuture().get(60, SECONDS));
    } catch (ExecutionException declined) {
      return Fate.DECLINED;
    } catch (InterruptedException | TimeoutException e) {
      Thread.currentThread().interrupt();
      return Fate.UNKNOWN;
    }
  }
}
