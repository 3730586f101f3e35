package dev.chasitor.benchmarks.peer;

import java.util.function.Function;

/** The codecs that the benchmarks measure, in the order of the tables. */
public enum Codec {
  /** This library's codec. */
  CHASITOR("**Chasitor**", ChasitorPeer::of),
  /** The reference: code written by hand on jackson-core. */
  HAND_WRITTEN("hand-written on jackson-core 3", HandWrittenPeer::of),
  /** Jackson 2 databind on records. */
  JACKSON_2("Jackson 2 databind, records", Jackson2Peer::onRecords),
  /** Jackson 3 databind on records. */
  JACKSON_3("Jackson 3 databind, records", Jackson3Peer::of),
  /** Jackson 2 databind on Immutables. */
  IMMUTABLES("Jackson 2 databind, Immutables", Jackson2Peer::onImmutables),
  /** Gson on records. */
  GSON("Gson, records", GsonPeer::of),
  /** Moshi on records, by reflection. */
  MOSHI("Moshi (reflection), records", MoshiPeer::of),
  /** DSL-JSON on records. */
  DSL_JSON("DSL-JSON (compile time), records", DslJsonPeer::of),
  /** fastjson2 on records. */
  FASTJSON_2("fastjson2, records", Fastjson2Peer::of),
  /** avaje-jsonb on records. */
  AVAJE("avaje-jsonb (generated), records", AvajePeer::of);

  private final String label;
  private final Function<Payload, Peer> setUp;

  Codec(String label, Function<Payload, Peer> setUp) {
    this.label = label;
    this.setUp = setUp;
  }

  /** Returns its name in the tables, in Markdown. */
  public String label() {
    return label;
  }

  /** Returns the codec, set up for the type of a payload. */
  public Peer peerFor(Payload payload) {
    return setUp.apply(payload);
  }
}
