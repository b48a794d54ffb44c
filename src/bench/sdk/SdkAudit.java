import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpConfig;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.ShowUserRepositoryAuthRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowUserRepositoryAuthResponse;
import com.huaweicloud.sdk.swr.v2.model.UserAuth;
import okhttp3.ConnectionPool;

/**
 * What somebody would write on the official SDK: as many threads as requests at once, a
 * pool of as many connections, and rows as they come, unsorted.
 * Arguments: endpoint, input CSV, output CSV, threads.
 */
public final class SdkAudit {

	public static void main(String[] args) throws Exception {
		int threads = Integer.parseInt(args[3]);
		SwrClient client = SwrClient.newBuilder()
			.withCredential(new BasicCredentials().withAk("bench-key").withSk("bench-secret").withProjectId("bench"))
			.withHttpConfig(HttpConfig.getDefaultHttpConfig()
				.withConnectionPool(new ConnectionPool(threads, 5, TimeUnit.MINUTES)))
			.withEndpoints(List.of(args[0]))
			.build();
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try (BufferedWriter csv = Files.newBufferedWriter(Path.of(args[2]))) {
			List<String> records = Files.readAllLines(Path.of(args[1]));
			for (String record : records.subList(1, records.size())) {
				pool.execute(() -> audit(client, record, csv));
			}
			pool.shutdown();
			pool.awaitTermination(1, TimeUnit.HOURS);
		}
	}

	private static void audit(SwrClient client, String record, BufferedWriter csv) {
		String[] name = record.split(",");
		ShowUserRepositoryAuthResponse answer = client.showUserRepositoryAuth(
				new ShowUserRepositoryAuthRequest().withNamespace(name[0]).withRepository(name[1]));
		StringBuilder rows = new StringBuilder();
		add(rows, record, answer.getSelfAuth());
		answer.getOthersAuths().forEach((user) -> add(rows, record, user));
		try {
			synchronized (csv) {
				csv.append(rows);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void add(StringBuilder rows, String record, UserAuth user) {
		rows.append(record).append(',').append(user.getUserId()).append(',').append(user.getUserName());
		rows.append(',').append(user.getAuth().getValue()).append('\n');
	}

}
