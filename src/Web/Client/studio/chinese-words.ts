/** What the designer says, and how we say it: the field's and Elsa's terms in simplified Chinese. */
export const table: Record<string, string> = {
  'Add': '添加',
  'Cancel': '取消',
  'Create workflow': '新建流程',
  'Delete': '删除',
  'Edit': '编辑',
  'Name': '名称',
  'Save': '保存',
  'Search': '搜索',
};
