package org.syncline.mapping.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.mapping.format.Formats.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

  private static SourceReader reader(String document) {
    SourceReader.Builder builder = SourceReader.builder(format(document));
    builder.slot("id");
    builder.slot("t");
    return builder.build();
  }

  private static @Nullable Object[] read(SourceReader reader, String body) throws UnreadableBody {
    @Nullable Object[] slots = new Object[2];
    reader.read(new SourceBody(body.getBytes(StandardCharsets.UTF_8), null), slots);
    return slots;
  }

  @Test
  void a_header_that_is_remembered_is_not_taken_for_another() throws Exception {
    SourceReader reader = reader("{'kind': 'csv'}");
    for (int i = 0; i < 3; i++) {
      assertThat(read(reader, "id,t\n1,a")).containsExactly("1", "a");
      assertThat(read(reader, "id,t\r\n2,b")).containsExactly("2", "b");
      assertThat(read(reader, "id,t,u\n3,c,d")).containsExactly("3", "c");
      assertThat(read(reader, "t,id\n4,d")).containsExactly("d", "4");
      assertThat(read(reader, "id\n5")).containsExactly("5", null);
      assertThat(read(reader, "id,t\r6,e")).containsExactly("6", "e");
      assertThat(read(reader, "\n\"id\",t\n7,f")).containsExactly("7", "f");
      assertThatThrownBy(() -> read(reader, "id,t,t\n8,g,h")).isInstanceOf(UnreadableBody.class);
      assertThatThrownBy(() -> read(reader, "id,t\n8")).isInstanceOf(UnreadableBody.class);
    }
  }

  @Test
  void lines_are_counted_from_the_beginning_of_the_body_with_a_remembered_header_too()
      throws Exception {
    SourceReader reader = reader("{'kind': 'csv', 'comment': '#', 'skipLines': 1}");
    for (int i = 0; i < 2; i++) {
      assertThat(read(reader, "\n#\n\"id\",\"t\"\n1,\"a\nb\"")).containsExactly("1", "a\nb");
      assertThatThrownBy(() -> read(reader, "\n#\n\"id\",\"t\"\n1,\"a\nb"))
          .hasMessageContaining("In line 4 a quoted value is not closed");
      assertThatThrownBy(() -> read(reader, "\n#\n\"id\",\"t\"\n\n1,\"a\nb\"c"))
          .hasMessageContaining("In line 6 something follows");
    }
  }

  @Test
  void threads_that_read_bodies_with_different_headers_do_not_meet() throws Exception {
    SourceReader reader = reader("{'kind': 'csv'}");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> all = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        String header =
            List.of("id,t\n1,a", "t,id\na,1", "x,id,t\n,1,a", "t,x,id\na,,1").get(thread);
        all.add(
            threads.submit(
                () -> {
                  int right = 0;
                  for (int i = 0; i < 20_000; i++) {
                    @Nullable Object[] found = read(reader, header);
                    right += "1".equals(found[0]) && "a".equals(found[1]) ? 1 : 0;
                  }
                  return right;
                }));
      }
      for (Future<Integer> one : all) {
        assertThat(one.get()).isEqualTo(20_000);
      }
    } finally {
      threads.shutdown();
    }
  }
}
