package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where SwitchServer leads, address by address. */
class ServerMoveTest {

  private static final URI SECURE = URI.create("https://one.example/chat/rest/");
  private static final URI PLAIN = URI.create("http://localhost:8080/chat/rest/");
  private static final ServerMove OTHER =
      new ServerMove.Moved(URI.create("https://two.example/chat/rest/"));
  private static final ServerMove NOWHERE =
      new ServerMove.Refused("SwitchServer names no absolute http or https address");

  @Test
  void eachAddressLeadsWhereTheTableSays() {
    Map<String, ServerMove> table = new LinkedHashMap<>();
    table.put("https://two.example/chat", OTHER);
    table.put("https://two.example", OTHER);
    table.put("https://two.example/chat/rest/", OTHER);
    table.put("HTTPS://two.example/chat", OTHER);
    table.put("https://two.example/chat\n", OTHER);
    table.put("https://two.example/chat\r\n", OTHER);
    table.put("  https://two.example/chat\t", OTHER);
    table.put("", NOWHERE);
    table.put("   ", NOWHERE);
    table.put("not a url", NOWHERE);
    table.put("https://two .example/chat", NOWHERE);
    table.put("chat", NOWHERE);
    table.put("/chat", NOWHERE);
    table.put("//two.example/chat", NOWHERE);
    table.put("https:///chat", NOWHERE);
    table.put("ftp://two.example/chat", NOWHERE);
    table.put("https://user:word@two.example/chat", NOWHERE);
    table.put("https://two.example/chat?key=1", NOWHERE);
    table.put("https://two.example/chat#key", NOWHERE);
    table.put(
        "http://two.example/chat", new ServerMove.Refused("SwitchServer leads from https to http"));
    table.forEach((url, move) -> assertEquals(move, ServerMove.follow(SECURE, url, 0), url));
  }

  /** Fact 58. */
  @Test
  void anOddHostIsFollowedOrRefusedWithTheReason() {
    assertEquals(
        new ServerMove.Moved(URI.create("https://chat_2.example/chat/rest/")),
        ServerMove.follow(SECURE, "https://chat_2.example/chat", 0));
    ServerMove.Refused refused =
        assertInstanceOf(
            ServerMove.Refused.class, ServerMove.follow(SECURE, "https://stra\u00dfe.example", 0));
    assertTrue(refused.reason().contains("ASCII form"), refused::reason);
  }

  @Test
  void whoSpeaksHttpMayBeSentToHttpAndToHttps() {
    assertEquals(
        new ServerMove.Moved(URI.create("http://localhost:8081/chat/rest/")),
        ServerMove.follow(PLAIN, "http://localhost:8081/chat", 0));
    assertEquals(OTHER, ServerMove.follow(PLAIN, "https://two.example/chat", 0));
  }

  @Test
  void aFewMovesAreFollowedAndNoMore() {
    for (int hops : List.of(0, 1, 2)) {
      assertEquals(OTHER, ServerMove.follow(SECURE, "https://two.example/chat", hops));
    }
    assertEquals(
        new ServerMove.Refused("SwitchServer came more than 3 times"),
        ServerMove.follow(SECURE, "https://two.example/chat", 3));
  }
}
