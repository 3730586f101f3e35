package dev.chasitor.codec.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Fixture;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.Resource;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.Request;
import dev.chasitor.model.Secret;
import dev.chasitor.model.SessionKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The inputs from which mutation starts, made of the test vectors, and the words it may insert. */
public final class Seeds {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();
  private static final URI SERVER = URI.create("https://chat.example");

  private Seeds() {}

  /**
   * Writes the inputs, one a file, and the words as a dictionary of libFuzzer.
   *
   * @param arguments the folder for the inputs, the file for the words, and the folder that an
   *     engine will fill
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, FuzzInput> seed : all().entrySet()) {
      Files.write(folder.resolve(seed.getKey()), seed.getValue().bytes());
    }
    Files.createDirectories(Path.of(arguments[2]));
    List<String> lines = words().stream().map(Seeds::quoted).toList();
    Files.write(Path.of(arguments[1]), lines);
  }

  /** All inputs that the test vectors give, by names that are good for files. */
  static Map<String, FuzzInput> all() {
    Map<String, FuzzInput> seeds = new LinkedHashMap<>();
    for (Fixture<?> fixture : Fixture.all()) {
      byte[] document = fixture.document().toBytes();
      String name = fixture.toString().replace('/', '-');
      seeds.put(name, new FuzzInput(fixture.kind().name(), fixture.document()));
      for (Resource resource : answeredBy(fixture.kind())) {
        seeds.put(
            "reply-" + resource + "-" + name,
            new FuzzInput("reply/" + resource, joined("200\n\n", document)));
      }
      if (CODEC.decode(fixture.kind(), document) instanceof Request request) {
        seeds.put("http-" + name, new FuzzInput("http/Request", http(request)));
      }
    }
    seeds.put("long", new FuzzInput("message/ChatMessage", longLine()));
    seeds.put("long-refusal", new FuzzInput("reply/" + Resource.MESSAGES, longRefusal()));
    seeds.putAll(longSecrets());
    seeds.putAll(repeatedSecrets());
    for (Resource resource : Resource.all()) {
      if (resource.answer() == Resource.Answer.ACCEPTED) {
        seeds.put(
            "reply-" + resource, new FuzzInput("reply/" + resource, WireBody.ofText("200\n\nOK")));
      }
    }
    return seeds;
  }

  /** A document that is longer than the buffer of a generator of JSON. */
  private static WireBody longLine() {
    return WireBody.ofText("{\"name\":\"\",\"text\":\"" + "a".repeat(9_000) + "\"}");
  }

  /** A refusal whose text is cut within a character: it has one byte and then three for each. */
  private static WireBody longRefusal() {
    return WireBody.ofText("400\n\nx" + "\u6f22".repeat(700));
  }

  /** Keys and tokens that are longer than a secret may be. */
  private static Map<String, FuzzInput> longSecrets() {
    String secret = "k".repeat(Secret.LONGEST + 1);
    String version = "X-LIVEAGENT-API-VERSION:50\n";
    String poll = "GET /chat/rest/System/Messages\n" + version;
    String session = "\",\"id\":\"1\",\"clientPollTimeout\":40}";
    return Map.of(
        "long-key",
        http(poll + "X-LIVEAGENT-SESSION-KEY:" + secret + "\n\n"),
        "long-affinity",
        http(poll + "X-LIVEAGENT-SESSION-KEY:key\nX-LIVEAGENT-AFFINITY:" + secret + "\n\n"),
        "long-key-in-path",
        http("DELETE /chat/rest/System/SessionId/" + secret + "\n" + version + "\n"),
        "long-key-in-answer",
        new FuzzInput(
            "reply/" + Resource.SESSION_ID,
            WireBody.ofText("200\n\n{\"affinityToken\":\"a\",\"key\":\"" + secret + session)),
        "long-affinity-in-answer",
        new FuzzInput(
            "reply/" + Resource.SESSION_ID,
            WireBody.ofText("200\n\n{\"key\":\"k\",\"affinityToken\":\"" + secret + session)));
  }

  private static FuzzInput http(String request) {
    return new FuzzInput("http/Request", WireBody.ofText(request));
  }

  /** Texts of a peer that repeats a secret: in each spelling, cut, twice, and long. */
  private static Map<String, FuzzInput> repeatedSecrets() {
    String secret = " a+b \"c\" & <d>'\\/%\u00e9\u6f22\ud83d\ude00 ";
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("plain", "no " + secret + " here");
    texts.put(
        "json", "no a+b \\\"c\\\" & <d>'\\\\\\/%\\u00e9\\u6F22\\ud83d\\ude00 \\b\\f\\n\\r\\t\\x");
    texts.put("json-cut", "no a+b \\\"c\\");
    texts.put("json-unit-at-the-end", "no \\u0041");
    texts.put("json-cut-in-a-unit", "no a+b \\u002");
    texts.put("json-cut-in-a-pair", "\\ud83d\\ude");
    texts.put("json-cut-behind-half-a-pair", "\\ud83d");
    texts.put("json-cut-before-a-pairs-end", "\\ud83d\\");
    texts.put("json-odd-pairs", "\\ud83dx\\ud83d\\n\\ud83d\\uxxxx\\ud83d\\u0041\\uxyzu");
    texts.put(
        "html",
        "a+b &quot;c&quot; &amp; &lt;d&gt;&apos;&#92;/%&#233;&#x6f22;&#X1F600; &no; &; &12; &#;");
    texts.put("html-odd", "&#x; &#99999999999; &abcdefghijklm; &\u00e9; &#-1; &a b");
    texts.put("html-cut", "a+b &quo");
    texts.put("percent", "a%2Bb%20%22c%22%20%26%20%3Cd%3E'%5c/%25%C3%A9%E6%BC%A2%F0%9F%98%80");
    texts.put("percent-odd", "%zz %C0%80 %F5 %E6A %E6%41 %E6%FF %2G %2\u0967 %\uff11\uff11");
    texts.put("percent-cut", "a%2Bb%2");
    texts.put("percent-cut-in-a-point", "a%2Bb%E6%BC");
    texts.put("percent-cut-in-a-byte", "a%2Bb%E6%B");
    texts.put("form", "a%2Bb+%22c%22+%26+%3Cd%3E%27%5C%2F%25%C3%A9%E6%BC%A2%F0%9F%98%80");
    texts.put(
        "breaks",
        "no\r\n\t \u007f\u2028\u2029a+b  \"c\"\n& <d>'\\/%\u00e9\u6f22\ud83d\ude00\u3000");
    texts.put("touching", "aaaaaaabaaaa aabaab aabaaabaab");
    texts.put("long", "x".repeat(1_999) + "\ud83d\ude00" + "x".repeat(2_000));
    texts.put("long-kept", "x".repeat(199) + "\ud83d\ude00");
    Map<String, FuzzInput> seeds = new LinkedHashMap<>();
    String known = secret + "\naaaa\naabaab\nab \n\u3000\n" + "a".repeat(2_100) + "\n";
    texts.forEach(
        (name, text) ->
            seeds.put(
                "repeated-" + name,
                new FuzzInput("text/Redactor", WireBody.ofText(known + "\n" + text))));
    seeds.put("repeated-nothing", new FuzzInput("text/Redactor", WireBody.ofText("\nno")));
    return seeds;
  }

  /** The requests that a document of this kind answers. */
  private static List<Resource> answeredBy(BodyKind<?> kind) {
    List<Resource> answered = new ArrayList<>();
    for (Resource resource : Resource.all()) {
      boolean answers =
          switch (resource.answer()) {
            case SESSION_ID -> kind == BodyKind.SESSION_ID_RESPONSE;
            case MESSAGES -> kind == BodyKind.MESSAGES_RESPONSE;
            case RESYNC_SESSION -> kind == BodyKind.RESYNC_SESSION_RESPONSE;
            case ENVELOPE ->
                kind == BodyKind.ENVELOPE_RESPONSE
                    || resource.answersWith().stream().anyMatch(type -> isBody(type, kind));
            case ACCEPTED -> false;
          };
      if (answers) {
        answered.add(resource);
      }
    }
    return answered;
  }

  private static boolean isBody(MessageType type, BodyKind<?> kind) {
    return kind.name().equals("message/" + type.word());
  }

  private static WireBody http(Request request) {
    WireRequest wire =
        CODEC.encodeRequest(
            SERVER,
            request,
            RequestHeaders.session(
                    ApiVersion.of(50), AffinityToken.of("affinity"), SessionKey.of("key!1"))
                .numbered(1));
    StringBuilder head = new StringBuilder(wire.method() + " " + wire.uri().getRawPath() + "\n");
    wire.headers()
        .forEach((name, value) -> head.append(name).append(':').append(value).append('\n'));
    return joined(head.append('\n').toString(), wire.body().toBytes());
  }

  private static WireBody joined(String head, byte[] body) {
    byte[] start = head.getBytes(UTF_8);
    byte[] joined = Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, joined, start.length, body.length);
    return WireBody.wrap(joined);
  }

  /** Names of decoders, of properties, of headers and of parameters, and the words of the types. */
  private static Set<String> words() {
    Set<String> words = new TreeSet<>();
    FuzzInput.names().forEach(name -> words.add(name + "\n"));
    BodyKind.all().forEach(kind -> add(kind.wireType(), words));
    for (Resource resource : Resource.all()) {
      words.add("/chat/rest/" + resource.path());
    }
    for (Resource.Query query : Resource.Query.values()) {
      words.add(query.wireName() + "=");
    }
    for (Resource.Header header : Resource.Header.values()) {
      words.add(header.wireName() + ":");
    }
    words.addAll(
        List.of(
            "Retry-After:",
            "Date:",
            "Content-Encoding:",
            "Expected 1. Actual 2",
            "\\ud83d",
            "\\ude00",
            "%21",
            "%E6%BC%A2",
            "\\u0041",
            "&amp;",
            "&#x41;",
            "null",
            "true",
            "false",
            "1e400",
            "30.0",
            "{}",
            "[]",
            "https://"));
    return words;
  }

  private static void add(WireType type, Set<String> words) {
    for (WireProperty property : type.properties()) {
      if (words.add("\"" + property.name() + "\":")) {
        property.alsoReadAs().forEach(spelling -> words.add("\"" + spelling + "\":"));
        add(property.value(), words);
      }
    }
  }

  private static void add(WireValue value, Set<String> words) {
    value.words().forEach(word -> words.add("\"" + word + "\""));
    value.element().ifPresent(element -> add(element, words));
    value.types().forEach(type -> add(type, words));
  }

  private static String quoted(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte unit : word.getBytes(UTF_8)) {
      if (unit >= ' ' && unit != '"' && unit != '\\' && unit != 0x7F) {
        quoted.append((char) unit);
      } else {
        quoted.append("\\x%02X".formatted(unit & 0xFF));
      }
    }
    return quoted.append('"').toString();
  }
}
