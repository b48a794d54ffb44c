package dev.swraudit.history.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.permission.AccountNameCache;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of access lists with the names of their holders.
 */
public final class HolderLists {

	private static final int LOOKUP_SIZE = 500;

	private static final String SELECT = """
			select id, answer_id, account_ids, auths from access_list where id in (:ids)
			""";

	private final JdbcClient jdbc;

	private final AccountNameCache<Name> names;

	public HolderLists(JdbcTemplate jdbc) {
		this.jdbc = JdbcClient.create(jdbc);
		this.names = new AccountNameCache<>(this.jdbc,
				(userId, userName) -> new Name(userId, userName.isEmpty() ? null : userName));
	}

	/** Returns lists by id. */
	public Map<Integer, HolderList> read(Collection<Integer> ids) {
		List<Stored> stored = new ArrayList<>();
		List<Integer> all = List.copyOf(ids);
		for (int from = 0; from < all.size(); from += LOOKUP_SIZE) {
			this.jdbc.sql(SELECT)
				.param("ids", all.subList(from, Math.min(all.size(), from + LOOKUP_SIZE)))
				.query((row) -> {
					stored.add(new Stored(row.getInt(1), row.getString(2), (Object[]) row.getArray(3).getArray(),
							(Object[]) row.getArray(4).getArray()));
				});
		}
		this.names
			.expect(stored.stream().flatMap((list) -> Stream.of(list.accounts())).map(Integer.class::cast).toList());
		Map<Integer, HolderList> lists = new HashMap<>();
		stored.forEach((list) -> lists.put(list.id(), list(list)));
		return lists;
	}

	private HolderList list(Stored list) {
		return new HolderList(list.answerId(),
				IntStream.range(0, list.accounts().length).mapToObj((index) -> holder(list, index)).toList());
	}

	private ListHolder holder(Stored list, int index) {
		Integer account = (Integer) list.accounts()[index];
		Name name = this.names.get(account);
		return new ListHolder(account, name.userId(), name.userName(), (Long) list.auths()[index]);
	}

	private record Name(String userId, @Nullable String userName) {
	}

	private record Stored(int id, String answerId, Object[] accounts, Object[] auths) {
	}

}
