package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** The time at which a message should be shown, as a record. */
@CompiledJson
@Json
public record MessageScheduleRecord(@Nullable Double responseDelayMilliseconds) {}
