// The conversations of every example host. The people are those of the demo's sandbox, under the networks' own numbers,
// so that the widget finds them; all else is what a host keeps of a conversation itself.

export const CONVERSATIONS = [
  {
    id: 'd3b1c8a2-0001',
    number: 1041,
    name: 'Ada Example',
    network: 'facebook',
    consumer: '24000000000000001',
    username: 'ada.example',
    subject: "Monday's order has not moved",
    since: '12 min',
    record: { Customer: 'since 2021', 'Last order': '48213, packed', Language: 'English' },
  },
  {
    id: 'd3b1c8a2-0002',
    number: 1042,
    name: 'Gus Placeholder',
    network: 'x',
    consumer: '1500000000000000002',
    username: 'gus_placeholder',
    subject: 'Refund of a returned grinder',
    since: '35 min',
    record: { Customer: 'since 2023', 'Last order': 'grinder, returned', Language: 'English' },
  },
  {
    id: 'd3b1c8a2-0003',
    number: 1043,
    name: 'Chidi Placeholder',
    network: 'facebook',
    consumer: '24000000000000003',
    username: 'chidi.placeholder',
    subject: 'Box went to the old address',
    since: '41 min',
    record: { Customer: 'since 2019', 'Last order': 'Subscription, weekly', Language: 'English' },
  },
];

export const NETWORKS = { facebook: 'Facebook', x: 'X (Twitter)' };
