package dev.chasitor.codec.fuzz;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.Resource;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One way into the codec, with what it must keep for every input (rules K-DEC-04, K-ERR-01). */
interface Decoder {

  /**
   * Reads a document, and writes and reads again what came of it.
   *
   * @return whether the document was given to the codec: false if it has not the form of an HTTP
   *     message or of an address, which the codec does not read itself
   * @throws AssertionError if the codec breaks its contract
   */
  boolean keeps(byte[] document);

  /** All ways into the codec, by name. A new kind of body and a new resource are among them. */
  static Map<String, Decoder> all() {
    Map<String, Decoder> all = new LinkedHashMap<>();
    BodyKind.all().forEach(kind -> all.put(kind.name(), new BodyDecoder<>(kind)));
    for (Resource resource : Resource.all()) {
      all.put("reply/" + resource, new ReplyDecoding(resource.type()));
    }
    all.put("http/Request", new RequestDecoding());
    all.put("address/Endpoint", new AddressDecoding());
    all.put("own/Document", new OwnDocument());
    all.put("text/Redactor", new RedactedText());
    return all;
  }

  /** The text of bytes in UTF-8; what is none becomes U+FFFD. */
  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
